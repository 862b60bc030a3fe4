"""The parts pages are furnished with: labels, buttons, chips, cards, headers, banners, empty states."""

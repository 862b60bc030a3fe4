"""The window: Qt lives here and in `app`; pages speak to services and never to tables."""

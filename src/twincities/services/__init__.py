"""What people do in the office: one class per noun, its methods are what a clerk does."""

"""What is: definitions, columns, views, reasons, events."""

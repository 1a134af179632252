// Regreen

"""What a carer keeps about a child, reports and adds, through a door of their own."""

"""What follows an objection: dates, the answer, letters, the page that shows it all."""

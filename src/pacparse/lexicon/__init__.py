"""All word knowledge: verdict words, bodies, labels, dates, departments, how sentences end. It reads strings, never lines."""

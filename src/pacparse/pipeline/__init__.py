"""The hall: the order of the stages; the only room that knows them all."""

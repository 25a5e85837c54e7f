"""Forms, for platforms that have them: what conversations ask in sentences, asked at once."""

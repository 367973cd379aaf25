// How long a person's reason is, in characters, wherever Daybook asks for one and keeps it.

/** A shorter one says nothing to whoever reads it next year. */
export const MIN_REASON_CHARS = 3;
export const MAX_REASON_CHARS = 500;

/** The object whose records are the moments. */
export const MOMENT_KEY = 'service_moment';

/** The object whose records are the journal's entries. */
export const JOURNAL_KEY = 'moment_entry';

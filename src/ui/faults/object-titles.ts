/** The app's two objects as Admin Center shows them, in every language. */
export const OBJECT_TITLES = { moments: 'Service moment', journal: 'Moment entry' } as const;

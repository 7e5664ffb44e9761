/** A person as the workspace says who is signed in. */
export const user = {
  id: 7,
  name: 'Maya Whitlock (sample)',
  role: 'admin',
  groups: [{ id: 1, name: 'Team leads' }],
  locale: 'de',
  timeZone: { ianaName: 'Asia/Tokyo' },
};

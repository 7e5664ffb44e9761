/** What Zendesk calls roles that may look and do nothing else: light agents and contributors. */
export const VIEWING_ROLE_TYPES: readonly unknown[] = [1, 3];

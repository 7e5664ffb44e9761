import type { AccountPermissions, RecordAction, RolePermissions } from '#ports/record-permissions.ts';
import { OBJECT_TITLES } from '#ui/faults/object-titles.ts';
import { formatList } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { SetupCheck, SetupFinding } from './setup-check.ts';

/** What giving and leading need: the journal is only ever added to, and a moment changes when it is undone or answered. */
const NEEDED = {
  journal: ['read', 'create'],
  moments: ['read', 'create', 'update'],
} as const satisfies Readonly<Record<RolePermissions['of'], readonly RecordAction[]>>;

/** Roles of the account's own may do what giving and leading need. Where Zendesk does not tell, it says what to look at by hand. */
export const permissionsCheck = {
  id: 'permissions',
  title: ({ t }) => t('setup.permissions.title'),
  async look({ context, ports }) {
    if (context.agent.hasFixedRoles) return { state: 'fine', say: ({ t }) => t('setup.permissions.fixed') };
    const found = await ports.permissions.read();
    if (!found.ok) return { state: 'unread', error: found.error, byHand: ({ t }) => t('setup.permissions.by_hand') };
    return findingOf(found.value);
  },
} as const satisfies SetupCheck;

function findingOf({ roles: asRead, openToEndUsers }: AccountPermissions): SetupFinding {
  const names = [...new Set(asRead.map(({ role }) => role))];
  // Whoever mends it goes from role to role.
  const roles = names.flatMap((name) => asRead.filter(({ role }) => role === name));
  const list = (sentences: Sentences): readonly string[] => [
    ...roles.flatMap((role) => linesOf(sentences, role)),
    ...openToEndUsers.map((owner) => sentences.t('setup.permissions.end_users', { object: OBJECT_TITLES[owner] })),
  ];
  if (openToEndUsers.length > 0 || roles.some((role) => lackedBy(role).length > 0)) {
    return { state: 'wrong', say: ({ t }) => t('setup.permissions.wrong'), list, mend: null };
  }
  if (roles.length === 0) {
    return { state: 'wrong', say: ({ t }) => `${t('setup.permissions.none')} ${t('setup.permissions.by_hand')}`, mend: null };
  }
  return { state: 'fine', say: ({ t, locale }) => t('setup.permissions.fine', { roles: formatList(locale, names) }) };
}

function lackedBy({ of: owner, may }: RolePermissions): readonly RecordAction[] {
  return NEEDED[owner].filter((action) => may[action] !== 'all');
}

/** What is not allowed at all, and what an access rule narrows: a budget that counts what a rule lets through says that more is left. */
function linesOf(sentences: Sentences, permissions: RolePermissions): readonly string[] {
  const { t, locale } = sentences;
  const { role, of: owner, may } = permissions;
  const line = (key: 'lacks' | 'narrowed', allowed: 'none' | 'some'): readonly string[] => {
    const rights = lackedBy(permissions).filter((action) => may[action] === allowed);
    if (rights.length === 0) return [];
    const named = rights.map((action) => t(`setup.permissions.right.${action}`));
    return [t(`setup.permissions.${key}`, { role, object: OBJECT_TITLES[owner], rights: formatList(locale, named) })];
  };
  return [...line('lacks', 'none'), ...line('narrowed', 'some')];
}

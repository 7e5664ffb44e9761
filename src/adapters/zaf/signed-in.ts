import * as v from 'valibot';
import type { ColorScheme, SignedInAgent, WorkspaceError } from '#ports/workspace.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { ZafClient } from './client.ts';
import { SIGNED_IN_PATHS, timeZoneOf } from './opening-paths.ts';
import { colorSchemeOf } from './workspace.ts';

/** Who is at work, and by whose calendar. */
export interface SignedIn {
  readonly agent: SignedInAgent;
  /** The IANA name of the zone whose days and months count. */
  readonly timeZone: string;
  readonly colorScheme: ColorScheme;
}

const id = v.pipe(v.union([v.number(), v.string()]), v.transform(String));

const properties = v.object({
  currentUser: v.object({
    id,
    name: v.fallback(v.string(), ''),
    role: v.fallback(v.union([v.string(), v.number()]), ''),
    groups: v.fallback(v.array(v.object({ id: v.fallback(v.nullable(id), null), name: v.string() })), []),
    locale: v.fallback(v.string(), 'en-US'),
  }),
  currentAccount: v.fallback(v.object({ planName: v.fallback(v.string(), '') }), { planName: '' }),
  colorScheme: v.optional(v.unknown()),
} satisfies Readonly<Record<(typeof SIGNED_IN_PATHS)[number], v.GenericSchema>>);

/** Roles of an account's own, and rules about which records they see, come with the Enterprise plans; a trial has those of any plan. */
const PLANS_OF_FIXED_ROLES = /^(?:zendesk )?(?:suite|support) (?:team|growth|professional)$/i;

/** Reads who is signed in. The account's time zone decides what a day is; the person's stands in where Zendesk names none. */
export async function readSignedIn(client: ZafClient): Promise<Result<SignedIn, WorkspaceError>> {
  const values = await client.get(SIGNED_IN_PATHS);
  if (!values.ok) return values;
  const parsed = v.safeParse(properties, Object.fromEntries(values.value));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail({ kind: 'unsupported', what: v.getDotPath(issue) ?? 'currentUser', cause: issue.message });
  }
  const { currentUser, currentAccount, colorScheme } = parsed.output;
  return ok({
    agent: {
      id: currentUser.id,
      name: currentUser.name,
      isAdmin: currentUser.role === 'admin',
      roleId: /^\d+$/.test(String(currentUser.role)) ? String(currentUser.role) : null,
      hasFixedRoles: PLANS_OF_FIXED_ROLES.test(currentAccount.planName),
      groups: currentUser.groups.flatMap((group) => (group.id === null ? [group.name] : [group.name, group.id])),
      locale: currentUser.locale,
    },
    timeZone: timeZoneOf({ currentAccount: values.value.get('currentAccount'), currentUser: values.value.get('currentUser') }),
    colorScheme: colorSchemeOf(colorScheme),
  });
}

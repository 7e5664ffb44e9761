import * as v from 'valibot';
import type { Account } from './account.ts';

/** The object whose new records are requests. */
const MOMENT_KEY = 'service_moment';
/** How the trigger is told from others of the team on the same object: every one of ours begins so. */
const TITLE_PREFIX = 'Make It Right:';

const answer = v.object({
  triggers: v.array(
    v.object({
      title: v.string(),
      active: v.nullish(v.boolean(), true),
      actions: v.array(v.object({ field: v.nullish(v.string(), ''), value: v.unknown() })),
    }),
  ),
});

/** The trigger that mails the leads about requests, as it is in the account. */
export interface InstalledTrigger {
  readonly title: string;
  readonly isActive: boolean;
  /** Whom it mails; null where it mails no group. */
  readonly groupId: string | null;
}

/** The account's trigger for requests: of several one that is switched on. Null where there is none, or no such object. */
export async function findTrigger(account: Account): Promise<InstalledTrigger | null> {
  const found = await account.find({ method: 'GET', path: `/api/v2/custom_objects/${MOMENT_KEY}/triggers`, answer });
  const ours = (found?.triggers ?? []).filter(({ title }) => title.startsWith(TITLE_PREFIX));
  const trigger = ours.find(({ active }) => active) ?? ours[0];
  if (trigger === undefined) return null;
  const mail = trigger.actions.find(({ field }) => field === 'notification_group');
  return { title: trigger.title, isActive: trigger.active, groupId: groupIn(mail?.value) };
}

function groupIn(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : null;
}

import * as v from 'valibot';
import type { Account } from './account.ts';

/** The object whose new records are requests. */
const MOMENT_KEY = 'service_moment';
/** Every trigger of ours begins so, until an admin renames it. */
const TITLE_PREFIX = 'Make It Right:';

const answer = v.object({
  triggers: v.array(
    v.object({
      title: v.string(),
      active: v.nullish(v.boolean(), true),
      conditions: v.optional(v.unknown()),
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
  const ours = (found?.triggers ?? []).filter(isAboutRequests);
  const trigger = ours.find(({ active }) => active) ?? ours[0];
  if (trigger === undefined) return null;
  const mail = trigger.actions.find(({ field }) => field === 'notification_group');
  return { title: trigger.title, isActive: trigger.active, groupId: groupIn(mail?.value) };
}

/** Also one that was renamed or made by hand: taking it for a stranger's would lose it. */
function isAboutRequests({ title, conditions, actions }: v.InferOutput<typeof answer>['triggers'][number]): boolean {
  const isForAsked = JSON.stringify(conditions ?? null).includes('"asked"');
  return title.startsWith(TITLE_PREFIX) || (isForAsked && actions.some(({ field }) => field === 'notification_group'));
}

function groupIn(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : null;
}

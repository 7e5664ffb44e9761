import type { AppFault } from '#ports/app-fault.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { EmailAddress } from '#domain/value/provenance.ts';
import { type StripeApi, spellingsOf } from './client.ts';

/** Addresses of one person that are looked up, two spellings each at most: more is no person. */
const ADDRESSES_AT_MOST = 5;

/** Whose rows Stripe lists under one address. */
export interface Addressed {
  readonly email: EmailAddress;
  readonly rows: readonly unknown[];
  /** False where there are more than a page holds. */
  readonly isComplete: boolean;
}

/** Whom Stripe lists under each of somebody's addresses, in whichever spelling: it tells small letters from capitals. */
export async function customersByAddress(
  api: Pick<StripeApi, 'customersByEmail'>,
  emails: readonly EmailAddress[],
): Promise<Result<readonly Addressed[], AppFault>> {
  const answers = await Promise.all(emails.slice(0, ADDRESSES_AT_MOST).map((email) => listedUnder(api, email)));
  const listed: Addressed[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    listed.push(answer.value);
  }
  return ok(listed);
}

async function listedUnder(api: Pick<StripeApi, 'customersByEmail'>, email: EmailAddress): Promise<Result<Addressed, AppFault>> {
  const rows: unknown[] = [];
  let isComplete = true;
  for (const spelling of spellingsOf(email.address)) {
    const page = await api.customersByEmail(spelling);
    if (!page.ok) return page;
    rows.push(...page.value.items);
    isComplete &&= page.value.next === null;
  }
  return ok({ email, rows, isComplete });
}

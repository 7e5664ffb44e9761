import { type Policy, policyFor } from '#domain/policy/policy.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { daysBetween } from '#domain/shared/time.ts';
import type { When } from '#ui/i18n/time-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { fixedReplySentences } from './sentences.ts';

/** To whom it goes, and about what. */
interface FixedReply {
  readonly cause: string;
  /** When it was with us, by the server, and the present. */
  readonly atMs: number;
  readonly now: When;
  /** What was changed, as a lead typed it for customers to read; empty where nobody did. */
  readonly note: string;
  readonly policy: Policy;
  /** Empty where it is not known: then nobody is greeted by name. */
  readonly customerName: string;
  readonly customerLocale: string | null;
  readonly fallbackLocale: string;
}

/**
 * Words for a customer who had a failure that is mended by now, in their language where there is a translation. They heard that we are
 * sorry when it happened, and nobody can promise that it never happens again: it says neither.
 */
export async function fixedReply({
  cause,
  atMs,
  now,
  note,
  policy,
  customerName,
  customerLocale,
  fallbackLocale,
}: FixedReply): Promise<string> {
  const sentences = await fixedReplySentences.load([customerLocale, fallbackLocale]);
  const own = policyFor(policy, cause);
  const label = own.cause === cause ? own.label : null;
  const when = whenSentence(sentences, atMs, now);
  const named =
    label === null ? sentences.t('fixed_reply.about.other', { when }) : sentences.t('fixed_reply.about.named', { when, failure: label });
  const about = sentences.find(`fixed_reply.about.${cause}`, { when }) ?? named;
  const [firstName = ''] = customerName.trim().split(/\s+/);
  const greeting = firstName === '' ? sentences.t('fixed_reply.greeting_nobody') : sentences.t('fixed_reply.greeting', { name: firstName });
  const changed = note.trim() === '' ? '' : ` ${sentences.t('fixed_reply.changed', { note: note.trim() })}`;
  return `${greeting}\n\n${about} ${sentences.t('fixed_reply.fixed')}${changed}\n\n${sentences.t('fixed_reply.thanks')}`;
}

/** How long ago that was, as nearly as it is true on every day of the week: today, in the last two weeks, in September. */
function whenSentence({ t, locale }: Sentences, atMs: number, { nowMs, timeZone }: When): string {
  const [day, today] = [localDay(atMs, timeZone), localDay(nowMs, timeZone)];
  const days = daysBetween(day, today);
  if (days <= 0) return t('fixed_reply.when.today');
  if (days === 1) return t('fixed_reply.when.yesterday');
  if (days < 7) return t('fixed_reply.when.days');
  if (days <= 14) return t('fixed_reply.when.two_weeks');
  if (day.slice(0, 7) === today.slice(0, 7)) return t('fixed_reply.when.this_month');
  const part = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(atMs);
  const month = part({ month: 'long' });
  const said =
    day.slice(0, 4) === today.slice(0, 4)
      ? t('fixed_reply.when.month', { month })
      : t('fixed_reply.when.month_of', { month, year: part({ year: 'numeric' }) });
  // Where the name of the month comes first it begins the sentence; a greeting that ends in a comma is followed by none.
  return said.startsWith(month) ? said.charAt(0).toLocaleUpperCase(locale) + said.slice(1) : said;
}

import { type Policy, policyFor } from '#domain/policy/policy.ts';
import { fixedReplySentences } from './sentences.ts';

/** To whom it goes, and about what. */
interface FixedReply {
  readonly cause: string;
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
export async function fixedReply({ cause, policy, customerName, customerLocale, fallbackLocale }: FixedReply): Promise<string> {
  const sentences = await fixedReplySentences.load([customerLocale, fallbackLocale]);
  const own = policyFor(policy, cause);
  const label = own.cause === cause ? own.label : null;
  const named = label === null ? sentences.t('fixed_reply.about.other') : sentences.t('fixed_reply.about.named', { failure: label });
  const about = sentences.find(`fixed_reply.about.${cause}`) ?? named;
  const [firstName = ''] = customerName.trim().split(/\s+/);
  const greeting = firstName === '' ? sentences.t('fixed_reply.greeting_nobody') : sentences.t('fixed_reply.greeting', { name: firstName });
  return `${greeting}\n\n${about} ${sentences.t('fixed_reply.fixed')}\n\n${sentences.t('fixed_reply.thanks')}`;
}

import type { OpenTicket } from '#ports/workspace.ts';
import type { ParsedSettings } from '#ports/settings.ts';
import { onDemandSentences } from './sentences.ts';

/** In which language the customer is answered, as BCP 47: for whoever hears a reply on a page in another. */
export function replyLanguage({
  ticket,
  settings,
}: {
  readonly ticket: Pick<OpenTicket, 'requester'>;
  readonly settings: ParsedSettings;
}): string {
  return onDemandSentences.localeFor([ticket.requester.locale, settings.settings.replyLanguage]);
}

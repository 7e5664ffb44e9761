import type { Wording } from '#application/ports/wording.ts';
import { formatMoney } from './formats.ts';
import { loadLateMessages } from './load-late-messages.ts';
import type { Messages } from './messages.ts';

/** Words for the customer in the customer's language, and for the agent in the agent's. */
export function createWording(own: Messages): Wording {
  return {
    async reply({ words, gesture, amount, customerName, customerLocale, fallbackLocale }) {
      const messages = await loadLateMessages([customerLocale, fallbackLocale]);
      const firstName = customerName.trim().split(/\s+/)[0] ?? customerName;
      const apology = messages.find(`reply.apology.${words.apology}`) ?? messages.t('reply.apology.other');
      const offer = messages.t(`reply.offer.${gesture}`, { amount: formatMoney(messages, amount) });
      return `${messages.t('reply.greeting', { name: firstName })}\n\n${apology} ${offer}`;
    },
    saveHeld: () => own.t('moment.save_held'),
  };
}

import { describe, expect, it } from 'vitest';
import { fixedReply } from '#features/lead/insights/reply/fixed-reply.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';

const { policy } = parsedSettings().settings;

function reply(over: Partial<Parameters<typeof fixedReply>[0]> = {}) {
  return fixedReply({
    cause: 'late_delivery',
    policy,
    customerName: 'Ada Example',
    customerLocale: 'en-GB',
    fallbackLocale: 'de',
    ...over,
  });
}

describe('the reply to a customer whose failure is mended', () => {
  it('greets them, says what it is about and that it is changed, and thanks them', async () => {
    expect(await reply()).toBe(
      'Hello Ada,\n\nSome time ago your delivery was late. We have found what led to it, and changed it.\n\n' +
        'Thank you for telling us: that is how we came to know of it. If you notice anything, simply reply to this message.',
    );
  });

  it('is in their language, and in the team’s where theirs is not known', async () => {
    expect(await reply({ customerLocale: 'fr' })).toMatch(/^Bonjour Ada,/);
    expect(await reply({ customerLocale: null })).toMatch(/^Hallo Ada,/);
  });

  it('greets nobody by name whose name is not known', async () => {
    expect(await reply({ customerName: '' })).toMatch(/^Hello,\n/);
  });

  it('names a cause of the team’s own by its label, and of any other nothing in particular', async () => {
    const [first] = policy.causes;
    if (first === undefined) throw new Error('a cause');
    const labelled = { ...policy, causes: [...policy.causes, { ...first, cause: 'noise', label: 'noise at night' }] };
    expect(await reply({ cause: 'noise', policy: labelled })).toContain('this went wrong for you: noise at night.');
    expect(await reply({ cause: 'unheard_of' })).toContain('Some time ago something went wrong for you with us.');
  });

  it.each(['en', 'de', 'fr', 'es', 'ar'])('promises nothing and asks for no pardon again, in %s', async (customerLocale) => {
    const text = await reply({ customerLocale });
    expect(text).not.toMatch(
      /never|again|sorry|apolog|nie wieder|tut uns leid|entschuldig|désolé|excus|nunca|lament|disculp|نعتذر|آسف|أبدًا/i,
    );
  });
});

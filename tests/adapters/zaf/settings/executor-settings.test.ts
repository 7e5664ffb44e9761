import { describe, expect, it } from 'vitest';
import { type OwnKinds, createOwnKinds } from '#domain/gestures/own-kinds.ts';
import { MILES, UPGRADE, VOUCHER } from '#builders/own-kinds.ts';
import { readExecutors } from '#adapters/zaf/settings/executor-settings.ts';

const HOST = { webhook_host: 'gestures.sample.example' };

function read(settings: Readonly<Record<string, unknown>>, own: OwnKinds | null = null): ReturnType<typeof readExecutors> {
  return readExecutors(new Map(Object.entries(settings)), own);
}

describe('who carries out which gesture', () => {
  it.each([
    ['credit = stripe', { credit: 'stripe' }],
    ['credit=stripe, gift = shopify gift card; discount = webhook', { credit: 'stripe', gift: 'shopify_gift_card', discount: 'webhook' }],
    [' CREDIT = Shopify Store-Credit\n\nredo=webhook\n', { credit: 'shopify_store_credit', redo: 'webhook' }],
    ['credit = by hand, gift = webhook', { gift: 'webhook' }],
    ['', {}],
  ])('is read from %j', (text, byKind) => {
    const { executors, problems } = read({ gesture_executors: text, shopify_shop: 'sample.myshopify.com', ...HOST });
    expect(problems).toEqual([]);
    expect(executors.byKind).toEqual(byKind);
  });

  it.each([
    ['gift = shopify gift card 365 days', { gift: 365 }],
    ['credit = shopify store credit for 1 day, gift = shopify gift card', { credit: 1 }],
    ['credit = stripe', {}],
  ])('says by %j after how many days it ends', (text, expiryDays) => {
    const { executors, problems } = read({ gesture_executors: text, shopify_shop: 'sample.myshopify.com' });
    expect(problems).toEqual([]);
    expect(executors.expiryDays).toEqual(expiryDays);
  });

  it.each([
    ['credit', 'not_assigned', 'credit'],
    ['credit = stripe 30 days', 'unknown_value', 'stripe_30_days'],
    ['gift = shopify gift card 0 days', 'unknown_value', 'shopify_gift_card_0_days'],
    ['credit = stripe = webhook', 'not_assigned', 'credit = stripe = webhook'],
    ['miles = webhook', 'unknown_gesture', 'miles'],
    ['credit = paypal', 'unknown_value', 'paypal'],
    ['gift = stripe', 'not_carried_out', 'stripe'],
    ['gift = webhook, gift = shopify gift card', 'twice', 'gift = shopify gift card'],
  ])('says what is wrong with %j, which is carried out by hand, and goes by the rest', (text, problem, given) => {
    const { executors, problems } = read({ gesture_executors: `${text}, discount = webhook`, shopify_shop: 'a.myshopify.com', ...HOST });
    expect(problems).toMatchObject([{ setting: 'gesture_executors', problem, given, used: 'by_hand' }]);
    expect(executors.byKind).toEqual({ discount: 'webhook' });
  });

  it('is no text where it is anything else, or longer than anybody writes', () => {
    expect(read({ gesture_executors: { credit: 'stripe' } }).problems).toMatchObject([{ problem: 'not_text' }]);
    expect(read({ gesture_executors: `credit = stripe${' '.repeat(2000)}.` }).problems).toMatchObject([{ problem: 'too_long' }]);
  });

  it.each([
    ['gift = shopify gift card', 'shopify_shop', 'missing', {}],
    ['credit = shopify store credit', 'shopify_shop', 'invalid', { shopify_shop: 'sample' }],
    ['redo = webhook', 'webhook_host', 'missing', {}],
  ])('is by hand where %s and its address is not there: %s %s', (text, setting, problem, others) => {
    const { executors, problems } = read({ gesture_executors: text, ...others });
    expect(problems).toMatchObject([{ setting, problem, used: 'by_hand' }]);
    expect(executors.byKind).toEqual({});
  });
});

describe("the company's own system", () => {
  it.each([
    [{}, '', false],
    [{ webhook_url: 'https://gestures.sample.example/goodwill/v1/' }, '/goodwill/v1', false],
    [{ webhook_url: 'https://gestures.sample.example/', webhook_email: 'true' }, '', true],
    [{ webhook_email: true }, '', true],
    [{ webhook_email: 'false' }, '', false],
  ])('is read from %j, also where no gesture goes there any more', (given, path, sendsEmail) => {
    const { executors, problems } = read({ ...HOST, ...given });
    expect(problems).toEqual([]);
    expect(executors.webhook).toEqual({ host: 'gestures.sample.example', path, sendsEmail });
  });

  it.each([
    'https://gestures.sample.example',
    'gestures',
    'Gestures.sample.example',
    'gestures.sample.example/x',
    'a..example',
    '-a.example',
    'user@a.example',
    'a.example:8080',
  ])('is not at %j', (host) => {
    const { executors, problems } = read({ webhook_host: host });
    expect(executors.webhook).toBeNull();
    expect(problems).toMatchObject([{ setting: 'webhook_host', problem: 'not_a_host' }]);
  });

  it.each([
    'goodwill',
    '/goodwill',
    'http://gestures.sample.example/a',
    'https://other.sample.example/a',
    'https://gestures.sample.example.other.example/a',
    ...['/a//b', '/a?b', '/a#b', '/a b', `/${'a'.repeat(500)}`].map((path) => `https://gestures.sample.example${path}`),
    {},
  ])('has no address %j', (address) => {
    const { executors, problems } = read({ ...HOST, webhook_url: address });
    expect(executors.webhook).toBeNull();
    expect(problems).toMatchObject([{ setting: 'webhook_url', problem: 'not_an_address' }]);
  });
});

describe('who pays back what is owed', () => {
  it.each([
    ['owed refund = stripe', 'stripe'],
    ['credit = stripe, Owed-Refund = Shopify', 'shopify'],
    ['owed refund = by hand', null],
    ['credit = stripe', null],
  ])('is read from %j', (text, owed) => {
    const { executors, problems } = read({ gesture_executors: text, shopify_shop: 'sample.myshopify.com' });
    expect(problems).toEqual([]);
    expect(executors.owed).toBe(owed);
  });

  it.each([
    ['owed refund = shopify store credit', 'unknown_value', 'shopify_store_credit'],
    ['owed refund = webhook', 'unknown_value', 'webhook'],
    ['owed refund = stripe, owed refund = shopify', 'twice', 'owed refund = shopify'],
  ])('is people where %j says something else', (text, problem, given) => {
    const { executors, problems } = read({ gesture_executors: text, shopify_shop: 'sample.myshopify.com', ...HOST });
    expect(problems).toEqual([{ setting: 'gesture_executors', problem, path: 'gesture_executors.owed_refund', given, used: 'by_hand' }]);
    expect(executors.owed).toBeNull();
  });

  it('is people where it needs a shop and none is named', () => {
    const { executors, problems } = read({ gesture_executors: 'owed refund = shopify' });
    expect(problems).toMatchObject([{ setting: 'shopify_shop', problem: 'missing' }]);
    expect(executors.owed).toBeNull();
  });
});

describe("a team's own kinds", () => {
  const own = createOwnKinds([{ ...MILES, executor: 'webhook' }, UPGRADE, { ...VOUCHER, executor: 'shopify_gift_card' }], []);

  it('are carried out by whom the policy names, unless a line says otherwise', () => {
    const settings = { ...HOST, shopify_shop: 'sample.myshopify.com', gesture_executors: 'Upgrade = webhook, voucher = by hand' };
    const { executors, problems } = read(settings, own);
    expect([executors.byKind, problems]).toEqual([{ miles: 'webhook', upgrade: 'webhook' }, []]);
    expect(read({ ...HOST, shopify_shop: 'sample.myshopify.com' }, own).executors.byKind).toEqual({
      miles: 'webhook',
      voucher: 'shopify_gift_card',
    });
  });

  it('that are counted go to no provider that issues money, and what the policy does not name is no kind', () => {
    const { executors, problems } = read({ ...HOST, gesture_executors: 'upgrade = stripe, lounge = webhook' }, own);
    expect(executors.byKind).toEqual({ miles: 'webhook' });
    expect(problems.map(({ problem, given }) => [problem, given])).toEqual([
      ['not_carried_out', 'stripe'],
      ['unknown_gesture', 'lounge'],
      ['missing', ''],
    ]);
  });

  it('are carried out by whom the policy names also where the lines cannot be read', () => {
    const { executors, problems } = read({ ...HOST, shopify_shop: 'sample.myshopify.com', gesture_executors: {} }, own);
    expect(executors.byKind).toEqual({ miles: 'webhook', voucher: 'shopify_gift_card' });
    expect(problems).toMatchObject([{ setting: 'gesture_executors', problem: 'not_text' }]);
  });

  it('lack an address as any other does', () => {
    const { executors, problems } = read({}, createOwnKinds([{ ...MILES, executor: 'webhook' }], []));
    expect(executors.byKind).toEqual({});
    expect(problems).toMatchObject([{ setting: 'webhook_host', problem: 'missing', used: 'by_hand' }]);
  });
});

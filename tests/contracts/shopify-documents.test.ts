import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CREATE_GIFT_CARD, DEACTIVATE_GIFT_CARD, GIFT_CARD, GIFT_CARDS } from '#adapters/shopify/gift-card.ts';
import { SET_MARKS } from '#adapters/shopify/marks.ts';
import { ORDERS_TO_REFUND, ORDER_TO_REFUND, REFUND, REFUNDS_OF_ORDER } from '#adapters/shopify/order-refund.ts';
import { SCOPES } from '#adapters/shopify/probe.ts';
import { BY_EMAIL, BY_ID } from '#adapters/shopify/query.ts';
import { CREDITED_BY_EMAIL, CREDITED_BY_ID, RECIPIENTS_BY_EMAIL, RECIPIENT_BY_ID } from '#adapters/shopify/recipients.ts';
import { LISTED_CARDS, LISTED_REFUNDS } from '#adapters/shopify/records.ts';
import { LISTED_CREDIT } from '#adapters/shopify/store-credit-records.ts';
import { CREDIT, DEBIT, STORE_CREDIT } from '#adapters/shopify/store-credit.ts';
import { costOf, readDocument } from '#sandbox/vendors/shopify-run.ts';
import { SHOPIFY_SCHEMA } from '#sandbox/vendors/shopify-schema.ts';

const DOCUMENTS = {
  BY_EMAIL,
  BY_ID,
  RECIPIENT_BY_ID,
  RECIPIENTS_BY_EMAIL,
  CREDITED_BY_ID,
  CREDITED_BY_EMAIL,
  SET_MARKS,
  STORE_CREDIT,
  CREDIT,
  DEBIT,
  GIFT_CARDS,
  GIFT_CARD,
  CREATE_GIFT_CARD,
  DEACTIVATE_GIFT_CARD,
  ORDERS_TO_REFUND,
  ORDER_TO_REFUND,
  REFUNDS_OF_ORDER,
  REFUND,
  LISTED_CARDS,
  LISTED_REFUNDS,
  LISTED_CREDIT,
  SCOPES,
};

const schema = buildSchema(SHOPIFY_SCHEMA);
/** Whatever a variable is, it does not change the cost of these documents. */
const variables = {
  id: 'gid://shopify/Customer/1',
  key: 'k',
  search: 's',
  fields: [],
  input: {
    creditAmount: { amount: '1', currencyCode: 'EUR' },
    debitAmount: { amount: '1', currencyCode: 'EUR' },
    initialValue: '1',
    orderId: 'o',
  },
};

describe.each(Object.entries(DOCUMENTS))('the document %s', (_name, text) => {
  it("is valid by Shopify's schema", () => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  it('never asks for the code of a gift card, which is worth its money', () => {
    expect(text).not.toContain('giftCardCode');
  });
});

describe('what is asked of Shopify', () => {
  it.each(Object.entries(DOCUMENTS).filter(([, text]) => text.trim().startsWith('query')))(
    'by %s costs less than one query may',
    (_name, text) => {
      expect(costOf(readDocument(text, variables))).toBeLessThan(1000);
    },
  );
});

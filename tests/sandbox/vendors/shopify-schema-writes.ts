/** What is written in a shop, as far as an app like this does. Refusals are `userErrors`. */
export const SHOPIFY_WRITES = /* GraphQL */ `
  enum StoreCreditAccountCreditUserErrorCode {
    ACCOUNT_NOT_FOUND
    CREDIT_LIMIT_EXCEEDED
    EXPIRES_AT_IN_PAST
    MISMATCHING_CURRENCY
    NEGATIVE_OR_ZERO_AMOUNT
    OWNER_NOT_FOUND
    UNSUPPORTED_CURRENCY
  }
  enum StoreCreditAccountDebitUserErrorCode {
    ACCOUNT_NOT_FOUND
    INSUFFICIENT_FUNDS
    MISMATCHING_CURRENCY
    NEGATIVE_OR_ZERO_AMOUNT
    OWNER_NOT_FOUND
    UNSUPPORTED_CURRENCY
  }
  enum GiftCardErrorCode {
    CUSTOMER_NOT_FOUND
    GREATER_THAN
    INVALID
    MISSING_ARGUMENT
    TAKEN
    TOO_LONG
    TOO_SHORT
  }
  enum GiftCardDeactivateUserErrorCode {
    GIFT_CARD_NOT_FOUND
  }
  enum MetafieldsSetUserErrorCode {
    BLANK
    INVALID_COMPARE_DIGEST
    INVALID_TYPE
    INVALID_VALUE
    STALE_OBJECT
    TOO_LONG
  }

  type Mutation {
    storeCreditAccountCredit(id: ID!, creditInput: StoreCreditAccountCreditInput!): StoreCreditAccountCreditPayload
    storeCreditAccountDebit(id: ID!, debitInput: StoreCreditAccountDebitInput!): StoreCreditAccountDebitPayload
    giftCardCreate(input: GiftCardCreateInput!): GiftCardCreatePayload
    giftCardDeactivate(id: ID!): GiftCardDeactivatePayload
    metafieldsSet(metafields: [MetafieldsSetInput!]!): MetafieldsSetPayload
    refundCreate(input: RefundInput!): RefundCreatePayload
  }

  input StoreCreditAccountCreditInput {
    creditAmount: MoneyInput!
    expiresAt: DateTime
    notify: Boolean = false
  }
  input StoreCreditAccountDebitInput {
    debitAmount: MoneyInput!
  }
  type StoreCreditAccountCreditPayload {
    storeCreditAccountTransaction: StoreCreditAccountCreditTransaction
    userErrors: [StoreCreditAccountCreditUserError!]!
  }
  type StoreCreditAccountDebitPayload {
    storeCreditAccountTransaction: StoreCreditAccountDebitTransaction
    userErrors: [StoreCreditAccountDebitUserError!]!
  }
  type StoreCreditAccountCreditUserError {
    code: StoreCreditAccountCreditUserErrorCode
    field: [String!]
    message: String!
  }
  type StoreCreditAccountDebitUserError {
    code: StoreCreditAccountDebitUserErrorCode
    field: [String!]
    message: String!
  }

  input GiftCardCreateInput {
    initialValue: Decimal!
    code: String
    customerId: ID
    expiresOn: Date
    note: String
    notify: Boolean = true
    templateSuffix: String
  }
  type GiftCardCreatePayload {
    giftCard: GiftCard
    giftCardCode: String
    userErrors: [GiftCardUserError!]!
  }
  type GiftCardUserError {
    code: GiftCardErrorCode
    field: [String!]
    message: String!
  }
  type GiftCardDeactivatePayload {
    giftCard: GiftCard
    userErrors: [GiftCardDeactivateUserError!]!
  }
  type GiftCardDeactivateUserError {
    code: GiftCardDeactivateUserErrorCode
    field: [String!]
    message: String!
  }

  input MetafieldsSetInput {
    ownerId: ID!
    namespace: String
    key: String!
    type: String
    value: String!
    compareDigest: String
  }
  type MetafieldsSetPayload {
    metafields: [Metafield!]
    userErrors: [MetafieldsSetUserError!]!
  }
  type MetafieldsSetUserError {
    code: MetafieldsSetUserErrorCode
    elementIndex: Int
    field: [String!]
    message: String!
  }

  input RefundInput {
    orderId: ID!
    note: String
    notify: Boolean
    currency: CurrencyCode
    transactions: [OrderTransactionInput!]
  }
  input OrderTransactionInput {
    orderId: ID!
    parentId: ID
    amount: Money!
    gateway: String!
    kind: OrderTransactionKind!
  }
  type RefundCreatePayload {
    order: Order
    refund: Refund
    userErrors: [UserError!]!
  }
  type UserError {
    field: [String!]
    message: String!
  }

  schema {
    query: QueryRoot
    mutation: Mutation
  }
`;

import { SHOPIFY_WRITES } from './shopify-schema-writes.ts';

/** What is read. */
const reads = /* GraphQL */ `
  scalar DateTime
  scalar Date
  scalar Decimal
  scalar UnsignedInt64
  scalar Money
  # An enum of every currency there.
  scalar CurrencyCode
  directive @idempotent(key: String!) on FIELD

  enum OrderSortKeys {
    CREATED_AT
    CUSTOMER_NAME
    ID
    ORDER_NUMBER
    PROCESSED_AT
    TOTAL_PRICE
    UPDATED_AT
  }
  enum CustomerSortKeys {
    CREATED_AT
    ID
    LOCATION
    NAME
    RELEVANCE
    UPDATED_AT
  }
  enum GiftCardSortKeys {
    AMOUNT_SPENT
    BALANCE
    CODE
    CREATED_AT
    CUSTOMER_NAME
    DISABLED_AT
    EXPIRES_ON
    ID
    INITIAL_VALUE
    UPDATED_AT
  }
  enum TransactionSortKeys {
    CREATED_AT
    EXPIRES_AT
  }
  enum OrderTransactionKind {
    AUTHORIZATION
    CAPTURE
    CHANGE
    EMV_AUTHORIZATION
    REFUND
    SALE
    SUGGESTED_REFUND
    VOID
  }
  enum OrderTransactionStatus {
    AWAITING_RESPONSE
    ERROR
    FAILURE
    PENDING
    SUCCESS
    UNKNOWN
  }
  enum StoreCreditSystemEvent {
    ADJUSTMENT
    ORDER_CANCELLATION
    ORDER_PAYMENT
    ORDER_REFUND
    PAYMENT_FAILURE
    PAYMENT_RETURNED
    TAX_FINALIZATION
  }

  type MoneyV2 {
    amount: Decimal!
    currencyCode: CurrencyCode!
  }
  type MoneyBag {
    presentmentMoney: MoneyV2!
    shopMoney: MoneyV2!
  }
  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    endCursor: String
    startCursor: String
  }
  input MoneyInput {
    amount: Decimal!
    currencyCode: CurrencyCode!
  }

  type QueryRoot {
    customer(id: ID!): Customer
    customers(first: Int, after: String, query: String, sortKey: CustomerSortKeys = ID, reverse: Boolean = false): CustomerConnection!
    order(id: ID!): Order
    giftCard(id: ID!): GiftCard
    giftCards(first: Int, after: String, query: String, sortKey: GiftCardSortKeys = ID, reverse: Boolean = false): GiftCardConnection!
    shop: Shop!
    currentAppInstallation: AppInstallation!
  }

  type Shop {
    id: ID!
    name: String!
    currencyCode: CurrencyCode!
  }
  type AppInstallation {
    id: ID!
    accessScopes: [AccessScope!]!
  }
  type AccessScope {
    handle: String!
    description: String!
  }

  interface HasStoreCreditAccounts {
    storeCreditAccounts(first: Int, after: String, query: String): StoreCreditAccountConnection!
  }

  type CustomerEmailAddress {
    emailAddress: String!
  }
  type CustomerConnection {
    nodes: [Customer!]!
    pageInfo: PageInfo!
  }
  type Customer implements HasStoreCreditAccounts {
    id: ID!
    displayName: String!
    createdAt: DateTime!
    verifiedEmail: Boolean!
    defaultEmailAddress: CustomerEmailAddress
    numberOfOrders: UnsignedInt64!
    amountSpent: MoneyV2!
    lastOrder: Order
    orders(first: Int, after: String, sortKey: OrderSortKeys = ID, reverse: Boolean = false, query: String): OrderConnection!
    metafield(namespace: String, key: String!): Metafield
    metafields(namespace: String, first: Int, after: String, reverse: Boolean = false): MetafieldConnection!
    storeCreditAccounts(first: Int, after: String, query: String): StoreCreditAccountConnection!
  }

  type OrderConnection {
    nodes: [Order!]!
    pageInfo: PageInfo!
  }
  type Order {
    id: ID!
    name: String!
    createdAt: DateTime!
    processedAt: DateTime!
    cancelledAt: DateTime
    test: Boolean!
    refundable: Boolean!
    currencyCode: CurrencyCode!
    presentmentCurrencyCode: CurrencyCode!
    customer: Customer
    netPaymentSet: MoneyBag!
    totalReceivedSet: MoneyBag!
    transactions(first: Int): [OrderTransaction!]!
    refunds(first: Int): [Refund!]!
  }
  type OrderTransaction {
    id: ID!
    kind: OrderTransactionKind!
    status: OrderTransactionStatus!
    gateway: String
    amountSet: MoneyBag!
    parentTransaction: OrderTransaction
  }
  type Refund {
    id: ID!
    createdAt: DateTime
    note: String
    totalRefundedSet: MoneyBag!
  }

  type MetafieldConnection {
    nodes: [Metafield!]!
    pageInfo: PageInfo!
  }

  type Metafield {
    id: ID!
    namespace: String!
    key: String!
    type: String!
    value: String!
    compareDigest: String!
    createdAt: DateTime!
    updatedAt: DateTime!
  }

  type StoreCreditAccountConnection {
    nodes: [StoreCreditAccount!]!
    pageInfo: PageInfo!
  }
  type StoreCreditAccount {
    id: ID!
    balance: MoneyV2!
    owner: HasStoreCreditAccounts!
    transactions(
      first: Int
      after: String
      query: String
      sortKey: TransactionSortKeys = CREATED_AT
      reverse: Boolean = false
    ): StoreCreditAccountTransactionConnection!
  }
  type StoreCreditAccountTransactionConnection {
    nodes: [StoreCreditAccountTransaction!]!
    pageInfo: PageInfo!
  }
  interface StoreCreditAccountTransaction {
    account: StoreCreditAccount!
    amount: MoneyV2!
    balanceAfterTransaction: MoneyV2!
    createdAt: DateTime!
    event: StoreCreditSystemEvent!
  }
  type StoreCreditAccountCreditTransaction implements StoreCreditAccountTransaction {
    account: StoreCreditAccount!
    amount: MoneyV2!
    balanceAfterTransaction: MoneyV2!
    createdAt: DateTime!
    event: StoreCreditSystemEvent!
    expiresAt: DateTime
    id: ID!
    remainingAmount: MoneyV2!
  }
  type StoreCreditAccountDebitTransaction implements StoreCreditAccountTransaction {
    account: StoreCreditAccount!
    amount: MoneyV2!
    balanceAfterTransaction: MoneyV2!
    createdAt: DateTime!
    event: StoreCreditSystemEvent!
    id: ID!
  }
  type StoreCreditAccountExpirationTransaction implements StoreCreditAccountTransaction {
    account: StoreCreditAccount!
    amount: MoneyV2!
    balanceAfterTransaction: MoneyV2!
    createdAt: DateTime!
    creditTransaction: StoreCreditAccountCreditTransaction!
    event: StoreCreditSystemEvent!
  }

  type GiftCardConnection {
    nodes: [GiftCard!]!
    pageInfo: PageInfo!
  }
  type GiftCard {
    id: ID!
    balance: MoneyV2!
    createdAt: DateTime!
    customer: Customer
    deactivatedAt: DateTime
    enabled: Boolean!
    expiresOn: Date
    initialValue: MoneyV2!
    lastCharacters: String!
    maskedCode: String!
    note: String
  }
`;

/** The part of Shopify's Admin API that an app like this uses, as its documentation for 2026-07 has it (shopify.dev). */
export const SHOPIFY_SCHEMA = `${reads}${SHOPIFY_WRITES}`;

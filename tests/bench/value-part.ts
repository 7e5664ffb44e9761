// What the sidebar needs of the value model.
export { contractualValue } from '#domain/value/contractual-value.ts';
export { projectCustomer } from '#domain/value/model.ts';

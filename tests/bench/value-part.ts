// What the sidebar loads of the value model.
export { projectCustomer } from '#domain/value/model.ts';

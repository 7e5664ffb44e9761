import { describe, expect, it } from 'vitest';
import { ZENDESK_USER } from '#domain/value/provenance.ts';

describe('the identity of orders that hang on a record in Zendesk', () => {
  it("is never in doubt for the requester's own record", () => {
    expect(ZENDESK_USER).toMatchObject({ by: 'zendesk_user', isVerified: true, addresses: [] });
  });
});

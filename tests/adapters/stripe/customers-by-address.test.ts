import { expect, it } from 'vitest';
import { customersByAddress } from '#adapters/stripe/customers-by-address.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';

const addressed = (address: string) => ({ address, isVerified: true });

function listing(failsFor: string | null = null) {
  const asked: string[] = [];
  const api = {
    customersByEmail: (email: string): Promise<Result<Page<unknown>, AppFault>> => {
      asked.push(email);
      const isLong = email.startsWith('many');
      return Promise.resolve(
        email === failsFor
          ? fail({ kind: 'unreachable', what: 'Stripe' })
          : ok({ items: [{ id: email }], next: isLong ? '2' : null, unreadable: 0 }),
      );
    },
  };
  return { api, asked };
}

it('lists under each address in both spellings, and says where there are more', async () => {
  const { api, asked } = listing();
  expect(await customersByAddress(api, [addressed('Ada@sample.example'), addressed('many@sample.example')])).toEqual(
    ok([
      { email: addressed('Ada@sample.example'), rows: [{ id: 'Ada@sample.example' }, { id: 'ada@sample.example' }], isComplete: true },
      { email: addressed('many@sample.example'), rows: [{ id: 'many@sample.example' }], isComplete: false },
    ]),
  );
  expect(asked.toSorted()).toEqual(['Ada@sample.example', 'ada@sample.example', 'many@sample.example']);
});

it('asks about five addresses of one person at most, and fails where one of them does', async () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => addressed(`${name}@sample.example`));
  const { api, asked } = listing();
  expect(await customersByAddress(api, six)).toMatchObject({ ok: true, value: { length: 5 } });
  expect(asked).not.toContain('f@sample.example');
  expect(await customersByAddress(listing('c@sample.example').api, six)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

import { expect, test } from '@playwright/test';
import { loadOpenApi } from '../contracts/openapi.ts';
import { readTraffic } from './traffic-files.ts';

test("every exchange of the run agrees with Zendesk's OpenAPI document", () => {
  const openApi = loadOpenApi();
  test.skip(openApi === null, 'There is no OpenAPI document here: set ZENDESK_OAS=path.');
  const tests = readTraffic();
  const exchanges = tests.flatMap((one) => one.exchanges);
  test.info().annotations.push({ type: 'exchanges', description: String(exchanges.length) });
  const problems = tests.flatMap(({ title, exchanges: made }) =>
    made.flatMap((exchange) => openApi?.checkExchange(exchange) ?? []).map((problem) => `${problem} (in: ${title})`),
  );
  expect([...new Set(problems)]).toEqual([]);
  expect(exchanges.length).toBeGreaterThan(0);
});

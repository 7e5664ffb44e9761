import { isoSecond, ok, type Reply } from './http.ts';
import { cursorPage, orderedArray, pageLinks, pageRequest } from './paging.ts';
import { route, type Call, type Route } from './router.ts';
import { requireAgent, type ApiContext } from './state.ts';
import { accountSinceMs } from './zendesk-json.ts';

/** The fields that another tool fills in at users, and which every agent may list. */
export const userFieldRoutes: Route<ApiContext>[] = [route('GET', '/user_fields', list)];

const firstId = 7_100_001;
const fields = [
  { key: 'orders_count', type: 'integer', title: 'Orders' },
  { key: 'total_spent', type: 'decimal', title: 'Total spent' },
  { key: 'first_order_at', type: 'date', title: 'First order' },
  { key: 'last_order_at', type: 'date', title: 'Last order' },
  { key: 'currency', type: 'text', title: 'Currency' },
];

/** ListUserFields, by cursor. */
function list({ context, query }: Call<ApiContext>): Reply {
  requireAgent(context.session);
  const { baseUrl } = context;
  const all = fields.map(({ key, type, title }, index) => ({
    url: `${baseUrl}/api/v2/user_fields/${firstId + index}.json`,
    id: firstId + index,
    type,
    key,
    title,
    raw_title: title,
    description: '',
    raw_description: '',
    position: index,
    active: true,
    system: false,
    regexp_for_validation: null,
    created_at: isoSecond(accountSinceMs),
    updated_at: isoSecond(accountSinceMs),
  }));
  const page = cursorPage(
    orderedArray(all, ({ id }) => [id], 1),
    pageRequest(query),
  );
  return ok({ user_fields: page.items, ...pageLinks(page, `${baseUrl}/api/v2/user_fields.json`, query) });
}

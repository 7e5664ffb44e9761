import * as v from 'valibot';
import type { RequestTrigger, RequestTriggers } from '#ports/request-triggers.ts';
import { ok } from '#domain/shared/result.ts';
import { idSchema } from './field-values.ts';
import type { ZendeskRequest } from './request.ts';

/** Each of its new records whose status is *asked* is a request. */
const MOMENT_KEY = 'service_moment';
const WHAT = 'triggers';
const PATH = `/api/v2/custom_objects/${MOMENT_KEY}/triggers`;
const STATUS = `custom_object.${MOMENT_KEY}.custom_fields.status`;
const ASKED = 'asked';
const MAIL = 'notification_group';

/** As `requirements.json` has it: what an installation makes and what is made here are one. */
const TITLE = 'Make It Right: tell the leads about a request';
const CONDITIONS = {
  all: [
    { field: STATUS, operator: 'is', value: ASKED },
    { field: 'update_type', operator: 'is', value: 'Create' },
  ],
  any: [],
};
const SUBJECT = `Make It Right: an agent asks the team leads ({{custom_object.${MOMENT_KEY}.name}})`;
const TEXT = [
  'An agent asks the team leads to decide how to make something right for a customer.',
  'Where to answer: open Make It Right in the navigation bar of Zendesk and choose Requests, or open the ticket and look at Make It Right beside it.',
  `Request: {{custom_object.${MOMENT_KEY}.name}}\nTicket number: {{custom_object.${MOMENT_KEY}.custom_fields.ticket}}`,
  'Where nothing stands behind these words, the list under Requests shows every request that waits, the newest first.',
].join('\n\n');

const conditionSchema = v.object({ field: v.string(), value: v.optional(v.unknown()) });
const triggerSchema = v.object({
  id: idSchema,
  title: v.string(),
  active: v.fallback(v.boolean(), true),
  conditions: v.fallback(v.object({ all: v.nullish(v.array(conditionSchema), []), any: v.nullish(v.array(conditionSchema), []) }), {
    all: [],
    any: [],
  }),
  actions: v.array(v.object({ field: v.fallback(v.string(), ''), value: v.optional(v.unknown()) })),
});
const triggersAnswer = v.object({ triggers: v.array(triggerSchema) });

export function createRequestTriggers(request: ZendeskRequest): RequestTriggers {
  return {
    async list() {
      const found = await request({ what: WHAT, method: 'GET', path: PATH, answer: triggersAnswer, isOfAccount: true });
      return found.ok ? ok(found.value.triggers.filter(isAboutRequests).map(requestTrigger)) : found;
    },
    create: (groupId) => request({ what: WHAT, method: 'POST', path: PATH, body: bodyFor(groupId), answer: done, isOfAccount: true }),
    mend: (id, groupId) =>
      request({
        what: WHAT,
        method: 'PUT',
        path: `${PATH}/${encodeURIComponent(id)}`,
        body: bodyFor(groupId),
        answer: done,
        isOfAccount: false,
      }),
  };
}

const done = v.pipe(
  v.unknown(),
  v.transform(() => undefined),
);

/** Zendesk replaces conditions and actions together: a change sends both. */
function bodyFor(groupId: string): object {
  const actions = [{ field: MAIL, value: [groupId, SUBJECT, TEXT] }];
  return { trigger: { title: TITLE, active: true, conditions: CONDITIONS, actions } };
}

/** By what it does, since admins rename what they find. */
function isAboutRequests({ title, conditions, actions }: v.InferOutput<typeof triggerSchema>): boolean {
  if (title === TITLE) return true;
  const isForAsked = [...conditions.all, ...conditions.any].some(({ field, value }) => field === STATUS && value === ASKED);
  return isForAsked && actions.some(({ field }) => field === MAIL);
}

function requestTrigger({ id, title, active, actions }: v.InferOutput<typeof triggerSchema>): RequestTrigger {
  const mail = actions.find(({ field }) => field === MAIL)?.value;
  const groupId = v.safeParse(idSchema, Array.isArray(mail) ? mail[0] : mail);
  return { id, title, isActive: active, groupId: groupId.success ? groupId.output : null };
}

import type { Reply } from './http.ts';

/** An answer that is not a success, in one of the envelopes Zendesk uses; thrown by route handlers and turned into a reply in one place. */
export class ApiError extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`HTTP ${reply.status}`);
    this.reply = reply;
  }
}

export function unauthenticated(): ApiError {
  return new ApiError({ status: 401, body: { error: "Couldn't authenticate you" } });
}

export function forbidden(): ApiError {
  return new ApiError({
    status: 403,
    body: {
      error: {
        title: 'Forbidden',
        message: 'You do not have access to this page. Please contact the account owner of this help desk for further help.',
      },
    },
  });
}

export function invalidEndpoint(): ApiError {
  return new ApiError({ status: 404, body: { error: 'InvalidEndpoint', description: 'Not found' } });
}

export function recordNotFound(): ApiError {
  return new ApiError({ status: 404, body: { error: 'RecordNotFound', description: 'Not found' } });
}

export interface FieldProblem {
  description: string;
  error: string;
}

export function recordInvalid(details: Record<string, FieldProblem[]>): ApiError {
  return new ApiError({ status: 422, body: { error: 'RecordInvalid', description: 'Record validation errors', details } });
}

/** A missing or misshapen attribute at the top of the body. */
export function invalidAttribute(name: string): ApiError {
  return new ApiError({
    status: 400,
    body: {
      error: {
        title: 'Invalid attribute',
        message: `You passed an invalid value for the ${name} attribute. Invalid parameter: ${name} must be an object`,
      },
    },
  });
}

/** Query parameters and filters; newer endpoints answer with a list of errors. */
export function badParameter(code: string, title: string): ApiError {
  return new ApiError({ status: 400, body: { errors: [{ code, title }] } });
}

export function searchTooDeep(): ApiError {
  return new ApiError({
    status: 422,
    body: { error: 'invalid', description: 'Invalid search: Requested response size was greater than Search Response Limits' },
  });
}

export function invalidSearch(description: string): ApiError {
  return new ApiError({ status: 422, body: { error: 'invalid', description: `Invalid search: ${description}` } });
}

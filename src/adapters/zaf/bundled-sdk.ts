import sdk from 'zendesk_app_framework_sdk';

/** The SDK that the package brings along. */
export const bundledSdk: ZafSdk = sdk;

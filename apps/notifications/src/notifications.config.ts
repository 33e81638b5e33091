import { z } from 'zod';

/** Injection token of the configuration of this service. */
export const NotificationsSettings = Symbol('NotificationsSettings');

const optionalUrl = z
  .union([z.literal(''), z.url()])
  .optional()
  .transform((url) => url || null);

export const notificationsConfig = z.object({
  /** Where contacts are asked for when something is sent. */
  REGISTRATION_URL: z.url(),
  /** Where a brief asks for its figures, as its reader. */
  GATEWAY_URL: z.url(),
  /** Where this service gets the token by which it asks for the briefs of the morning. */
  IDENTITY_URL: z.url(),
  /** `smtp://user:password@host:587`, as nodemailer reads it; without it e-mail stays in the outbox. */
  SMTP_URL: optionalUrl,
  MAIL_FROM: z.string().default('Linli <notices@linli.invalid>'),
  /** Takes messages by signed POST, and passes them on by text message or otherwise; without it they stay in the outbox. */
  WEBHOOK_URL: optionalUrl,
});
export type NotificationsConfig = z.infer<typeof notificationsConfig>;

import type { ReactNode } from 'react';

/** A number to tap; one that is masked is only shown. */
export const Phone = ({ phone }: { phone: string }): ReactNode =>
  phone.includes('*') ? <span>{phone}</span> : <a href={`tel:${phone}`}>{phone}</a>;

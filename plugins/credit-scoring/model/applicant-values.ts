/** Values of one applicant by feature name; absent or null means missing. */
export type Applicant = Readonly<Record<string, number | string | null | undefined>>

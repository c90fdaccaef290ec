import {
  AgentError,
  CertificateTimeErrorCode,
  CertificateVerificationErrorCode,
  CertifiedRejectErrorCode,
  HttpErrorCode,
  HttpFetchErrorCode,
  IngressExpiryInvalidErrorCode,
  MalformedPublicKeyErrorCode,
  MalformedSignatureErrorCode,
  MissingSignatureErrorCode,
  QuerySignatureVerificationFailedErrorCode,
  TimeoutWaitingForResponseErrorCode,
  UncertifiedRejectErrorCode,
  UncertifiedRejectUpdateErrorCode,
} from "@dfinity/agent";

/** Why there is no answer, and who says so. */
export type Failure = {
  readonly type: "rejected" | "failed";
  /** What happened and what to do about it. */
  readonly sentence: string;
};

/** Puts an error of the agent into a sentence. */
export function explain(error: unknown): Failure {
  if (!(error instanceof AgentError)) return failed(`That did not work: ${reasonOf(error)}`);
  const { code } = error.cause;
  if (
    code instanceof CertifiedRejectErrorCode ||
    code instanceof UncertifiedRejectErrorCode ||
    code instanceof UncertifiedRejectUpdateErrorCode
  )
    return rejected(code);
  if (code instanceof HttpErrorCode)
    return failed(`The network refused the request (${code.status}): ${code.bodyText ?? ""}`);
  if (code instanceof HttpFetchErrorCode)
    return failed("The network does not answer: start it again, then repeat the call.");
  if (code instanceof CertificateTimeErrorCode || code instanceof IngressExpiryInvalidErrorCode)
    return failed("The clocks of the network and of this machine differ: set them right.");
  if (code instanceof TimeoutWaitingForResponseErrorCode)
    return failed("The canister has not answered in time: it may still do what was asked.");
  if (FORGERIES.some((forgery) => code instanceof forgery))
    return failed(
      "The answer is not signed by this network and is not shown: load the page again if the network was restarted.",
    );
  return failed(`The call failed: ${code.toErrorMessage()}`);
}

const FORGERIES = [
  CertificateVerificationErrorCode,
  QuerySignatureVerificationFailedErrorCode,
  MissingSignatureErrorCode,
  MalformedSignatureErrorCode,
  MalformedPublicKeyErrorCode,
];

function rejected({
  rejectCode,
  rejectMessage,
  rejectErrorCode,
}: CertifiedRejectErrorCode | UncertifiedRejectErrorCode | UncertifiedRejectUpdateErrorCode) {
  const who = REJECTERS.get(rejectCode) ?? "The network rejected the call";
  const code = rejectErrorCode === undefined ? "" : ` (${rejectErrorCode})`;
  return { type: "rejected", sentence: `${who}: ${rejectMessage}${code}` } as const;
}

/** Who rejects, by the codes of the interface specification. */
const REJECTERS: ReadonlyMap<number, string> = new Map([
  [1, "The network rejected the call"],
  [2, "The network rejected the call for now, try again"],
  [3, "The call cannot be delivered"],
  [4, "The canister rejected the call"],
  [5, "The canister failed"],
  [6, "What became of the call is not known"],
]);

function failed(sentence: string): Failure {
  return { type: "failed", sentence };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

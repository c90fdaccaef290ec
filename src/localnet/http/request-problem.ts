/** A request that is not answered as asked: an HTTP status, and one sentence that says why. */
export class RequestProblem extends Error {
  override readonly name = "RequestProblem";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

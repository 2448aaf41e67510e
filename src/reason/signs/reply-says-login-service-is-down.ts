import { replySign } from "../words.ts";

/** The words of a refused login are about the server's own means of checking logins (RFC 4954 section 6: 454). */
export const replySaysLoginServiceIsDown = replySign({
  id: "reply-says-login-service-is-down",
  asks: "Does the server say that it cannot check logins at the moment?",
  says: "the server cannot check logins at the moment",
  causes: ["srv-auth-backend-down"],
  phases: ["login"],
});

import { rulesOf, transaction, untilAccepted } from "./rules-of.ts";

const reviewed = "2026-11-23";

const netease = rulesOf({ provider: "netease", source: "https://mail.163.com/help/help_spam_16.htm", lastReviewed: reviewed }, [
  { id: "netease/authorization-code", phases: ["login"], codes: [535, 550], text: /(?:error: )?authentication failed|用户没有权限/i, means: { "auth-app-password-required": 0.5, "auth-protocol-access-disabled": 0.35, "auth-bad-password": 0.1 }, example: "535 Error: authentication failed" },
  { id: "netease/no-permission", phases: ["login"], codes: [550, 535], text: /user has no permission/i, means: { "auth-protocol-access-disabled": 0.85, "auth-app-password-required": 0.1 }, example: "550 User has no permission" },
  { id: "netease/too-much-fail-authentication", phases: ["login"], codes: [451], text: /too much fail authentication/i, means: { "auth-lockout": 0.9 }, example: "451 Requested mail action not taken: too much fail authentication" },
  { id: "netease/auth-error-limit", phases: ["greeting", "login"], codes: [554], text: /ip is rejected, smtp auth error limit exceed/i, means: { "auth-ip-banned": 0.9, "auth-lockout": 0.08 }, example: "554 IP is rejected, smtp auth error limit exceed" },
  { id: "netease/authentication-required", phases: ["mail", "rcpt"], codes: [553], text: /authentication is required/i, means: { "cfg-auth-not-enabled-in-client": 0.9 }, example: "553 authentication is required,smtp7,C8CowAB3" },
  { id: "netease/from-must-equal-user", phases: ["mail"], codes: [553], text: /mail from must equal authorized user/i, means: { "pol-sender-not-owned": 0.97 }, example: "553 Mail from must equal authorized user" },
  { id: "netease/local-user-only", phases: ["mail"], codes: [553], text: /local user only/i, means: { "pol-sender-not-owned": 0.85, "cli-wrong-smtp-for-identity": 0.12 }, example: "553 Requested action not taken: Local user only,smtp10,DsCowACn" },
  { id: "netease/mx-only", phases: ["mail"], codes: [553], text: /no smtp mx only/i, means: { "cfg-wrong-smtp-host": 0.9 }, example: "553 Requested action not taken: no smtp MX only" },
  { id: "netease/null-sender", phases: ["mail"], codes: [553], text: /null sender is not allowed/i, means: { "pol-malformed-message": 0.4, "pol-sender-not-owned": 0.4 }, example: "553 Requested action not taken: NULL sender is not allowed" },
  { id: "netease/spam-refused", phases: ["data", "after"], codes: [554, 550], text: /\bDT:SPM\b/, means: { "pol-content-spam": 0.92, "rep-link-domain-listed": 0.03 }, example: "554 DT:SPM 163 smtp13,EcCowADX,please see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.4" },
  { id: "netease/spam-deferred", phases: ["data", "after"], codes: [451], text: /\bDT:SPM\b/, means: { "pol-content-spam": 0.8, "rep-greylisting": 0.15 }, example: "451 DT:SPM mx22,please try again" },
  { id: "netease/header-sender-differs", phases: ["data", "after"], codes: [554], text: /\bDT:SUM\b/, means: { "pol-sender-not-owned": 0.9 }, example: "554 DT:SUM 163 smtp10" },
  { id: "netease/rbl", phases: untilAccepted, codes: [450], text: /\bDT:RBL\b/, means: { "rep-dnsbl-listed": 0.95 }, example: "450 DT:RBL 163 mx1,please see http://mail.163.com/help/help_spam_16.htm" },
  { id: "netease/connections", phases: untilAccepted, codes: [421], text: /\bHL:ICC\b/, means: { "quota-concurrency": 0.95 }, example: "421 HL:ICC 163 mx27" },
  { id: "netease/frequency", phases: untilAccepted, codes: [421], text: /\bHL:IFC\b/, means: { "quota-rate-throttle": 0.93 }, example: "421 HL:IFC 163 mx27" },
  { id: "netease/behaviour", phases: untilAccepted, text: /\bHL:(?:REP|MEP|IHU|IPB)\b|\bWM:BL[IU]\b/, means: { "rep-ip-receiver-block": 0.9, "rep-own-server-abused": 0.06 }, example: "554 HL:IPB 163 mx8,please see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.4" },
  { id: "netease/messages-per-connection", phases: transaction, text: /\bMI:DMC\b|\bRP:DRC\b/, means: { "quota-rate-throttle": 0.85, "quota-recipient-limit": 0.1 }, example: "450 MI:DMC 163 mx4" },
  { id: "netease/sender-frequency", phases: transaction, codes: [451], text: /\bMI:SFQ\b|\bRP:QRC\b/, means: { "quota-rate-throttle": 0.93 }, example: "451 MI:SFQ 163 smtp3" },
  { id: "netease/daily-limit", phases: transaction, codes: [550, 554], text: /\bMI:STC\b|\bRP:TRC\b/, means: { "quota-sending-limit": 0.95 }, example: "550 RP:TRC 163 smtp1" },
  { id: "netease/recipients-per-message", phases: ["rcpt", "data"], codes: [550], text: /\bRP:RCL\b|too much recipient/i, means: { "quota-recipient-limit": 0.95 }, example: "550 RP:RCL 163 smtp4,please see http://mail.163.com/help/help_spam_16.htm" },
  { id: "netease/sender-refused", phases: transaction, codes: [554, 550], text: /\bMI:SPB\b|user in blacklist/i, means: { "pol-sender-account-restricted": 0.8, "rep-ip-receiver-block": 0.1 }, example: "554 MI:SPB 163 smtp2" },
  { id: "netease/too-many-bad-commands", text: /\b(?:MI|RP):C[CE]L\b/, means: { "client-software-bug": 0.85 }, example: "450 MI:CEL 163 smtp9" },
  { id: "netease/empty-helo", phases: ["hello", "mail"], codes: [550], text: /\bMI:NHD\b/, means: { "cfg-helo-invalid": 0.95 }, example: "550 MI:NHD 163 mx3" },
  { id: "netease/address-form", phases: ["mail"], codes: [550], text: /\bMI:IMF\b/, means: { "pol-malformed-message": 0.6, "dns-sender-domain-unresolvable": 0.3 }, example: "550 MI:IMF 163 mx3" },
  { id: "netease/spf", phases: transaction, codes: [550], text: /\bMI:SPF\b/, means: { "dns-spf-dkim-missing": 0.8, "net-wrong-source-ip": 0.08, "pol-forwarding-breaks-spf": 0.08 }, example: "550 MI:SPF 163 mx12" },
  { id: "netease/dmarc", phases: transaction, codes: [550], text: /\bMI:DMA\b/, means: { "dns-dmarc-reject": 0.93 }, example: "550 MI:DMA 163 mx12" },
  { id: "netease/no-open-relay", phases: ["rcpt"], codes: [550], text: /\bRP:FRL\b/, means: { "cfg-auth-not-enabled-in-client": 0.85, "cfg-wrong-smtp-host": 0.1 }, example: "550 RP:FRL 163 mx12" },
  { id: "netease/attachment", phases: ["data", "after"], codes: [552], text: /illegal attachment/i, means: { "pol-attachment-blocked": 0.95 }, example: "552 Illegal Attachment" },
  { id: "netease/size", phases: ["mail", "data", "after"], codes: [552], text: /exceeded mailsize limit/i, means: { "pol-message-size": 0.96 }, example: "552 Requested mail action aborted: exceeded mailsize limit" },
  { id: "netease/invalid-user", phases: ["rcpt", "after"], codes: [550], text: /invalid user|user suspended/i, means: { "rcpt-address-invalid": 0.9 }, example: "550 Invalid User: user@163.com" },
]);

const qq = rulesOf({ provider: "qq", source: "https://service.mail.qq.com/detail/122", lastReviewed: reviewed }, [
  { id: "qq/authorization-code", phases: ["login"], codes: [535], text: /login fail\. please enter your authorization code to login/i, means: { "auth-app-password-required": 0.85, "auth-protocol-access-disabled": 0.12 }, source: "https://service.mail.qq.com/detail/0/75", example: "535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=28&&no=1001256" },
  { id: "qq/login-abnormal", phases: ["login"], codes: [535], text: /login fail\. account is abnormal|service is not open/i, means: { "auth-protocol-access-disabled": 0.6, "auth-app-password-required": 0.2, "auth-lockout": 0.15 }, source: "https://service.mail.qq.com/detail/0/75", example: "535 Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy." },
  { id: "qq/from-must-equal-user", phases: ["mail"], codes: [501], text: /mail from address must be same as authorization user/i, means: { "pol-sender-not-owned": 0.97 }, source: "https://github.com/nodeSolidServer/node-solid-server/issues/1281", example: "501 mail from address must be same as authorization user" },
  { id: "qq/frequency", phases: untilAccepted, text: /(?:ip|domain|sender|connection) frequency limited/i, means: { "quota-rate-throttle": 0.85, "rep-ip-receiver-block": 0.1 }, example: "550 Domain frequency limited [MCcUcwOPk4JTfF3E7Cpr/IP: 203.0.113.4]. https://service.mail.qq.com/detail/122/173." },
  { id: "qq/mailbox-unavailable", phases: transaction, codes: [550], text: /mailbox unavailable or access denined/i, means: { "quota-rate-throttle": 0.5, "rcpt-address-invalid": 0.3 }, example: "550 Mailbox unavailable or access denined [MCcUcwOPk4JTfF3E7Cpr]. https://service.mail.qq.com/detail/122/166." },
  { id: "qq/spam-address", phases: untilAccepted, text: /suspected (?:spam ip|bounce attacks)|connection denied/i, means: { "rep-ip-receiver-block": 0.9 }, example: "550 Suspected spam ip [MCcUcwOPk4JTfF3E7Cpr]. https://service.mail.qq.com/detail/122/66." },
  { id: "qq/spam-content", phases: ["data", "after"], text: /mail content denied|spam is embedded in the email|suspected spam \[/i, means: { "pol-content-spam": 0.9 }, example: "550 Mail content denied. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000726" },
  { id: "qq/rejected-by-recipient", phases: transaction, text: /mail is rejected by recipients/i, means: { "rep-ip-receiver-block": 0.6, "pol-content-spam": 0.2 }, example: "550 Mail is rejected by recipients [MCcUcwOPk4JTfF3E7Cpr]. https://service.mail.qq.com/detail/122/92." },
  { id: "qq/spf", phases: transaction, text: /spf check failed/i, means: { "dns-spf-dkim-missing": 0.8, "pol-forwarding-breaks-spf": 0.1 }, example: "550 SPF check failed [MCcUcwOPk4JTfF3E7Cpr]. https://service.mail.qq.com/detail/122/72." },
  { id: "qq/dmarc", phases: transaction, text: /dmarc check failed/i, means: { "dns-dmarc-reject": 0.93 }, example: "550 DMARC check failed [MCcUcwOPk4JTfF3E7Cpr]. https://service.mail.qq.com/detail/122/72." },
  { id: "qq/size", phases: ["mail", "data", "after"], text: /message too large\. ?http|message too large \[/i, means: { "pol-message-size": 0.95 }, example: "552 Message too large. https://service.mail.qq.com/detail/122/168" },
  { id: "qq/address-syntax", phases: ["rcpt", "mail"], text: /bad address syntax\. http/i, means: { "rcpt-address-invalid": 0.7, "pol-malformed-message": 0.2 }, example: "501 Bad address syntax. http://service.mail.qq.com/detail/122/167" },
  { id: "qq/no-mailbox", phases: ["rcpt", "after"], text: /mailbox not found\. http|is a deactivated mailbox/i, means: { "rcpt-address-invalid": 0.95 }, example: "550 Mailbox not found. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000728" },
]);

const alibaba = rulesOf({ provider: "alibaba", source: "http://sh-aliyun.com/index.php/Products/detail/cid/0/pid/87.html", lastReviewed: reviewed }, [
  { id: "alibaba/authentication-failure-count", phases: ["login"], codes: [526], text: /authentication failure\[1\]/i, means: { "auth-lockout": 0.85, "auth-bad-password": 0.1 }, example: "526 Authentication failure[1]" },
  { id: "alibaba/authentication-failure", phases: ["login"], codes: [526], text: /authentication failure\[0\]/i, means: { "auth-app-password-required": 0.45, "auth-bad-password": 0.4, "auth-protocol-access-disabled": 0.1 }, example: "526 Authentication failure[0]" },
  { id: "alibaba/null-credentials", phases: ["login"], codes: [524], text: /username or passwd is null/i, means: { "app-config-not-effective": 0.6, "client-software-bug": 0.2, "auth-password-mangled": 0.15 }, example: "524 username or passwd is NULL" },
  { id: "alibaba/not-base64", phases: ["login"], codes: [523], text: /cipher text is invalid base64 format/i, means: { "auth-password-mangled": 0.5, "client-software-bug": 0.45 }, example: "523 cipher text is invalid base64 format" },
  { id: "alibaba/source-not-allowed", phases: ["login"], text: /UC_LOGIN_SOURCE_NOT_ALLOWED|UC_OPER_NO_PERMISSION/, means: { "auth-protocol-access-disabled": 0.93 }, example: "526 Authentication failure UC_LOGIN_SOURCE_NOT_ALLOWED" },
  { id: "alibaba/tls-required", phases: ["login"], text: /UC_CLIENT_NON_SSL/, means: { "cfg-starttls-required-not-used": 0.95 }, example: "526 Authentication failure UC_CLIENT_NON_SSL" },
  { id: "alibaba/sender-differs", phases: ["mail"], codes: [440], text: /mail from account doesn'?t conform with authentication/i, means: { "pol-sender-not-owned": 0.97 }, example: "440 mail from account doesn't conform with authentication (Auth Account:a@example.com|Mail Account:b@example.com)" },
  { id: "alibaba/non-local-sender", phases: ["mail"], codes: [501], text: /"mail from" is non-local account/i, means: { "pol-sender-not-owned": 0.9 }, example: "501 \"MAIL FROM\" is non-local account" },
  { id: "alibaba/sender-unavailable", phases: ["mail"], codes: [450], text: /"mail from" mailbox unavailable/i, means: { "pol-sender-not-owned": 0.6, "pol-sender-account-restricted": 0.3 }, example: "450 \"MAIL FROM\" mailbox unavailable" },
  { id: "alibaba/account-may-not-send", phases: ["login", "mail"], codes: [541], text: /this account isn'?t allowed to send email/i, means: { "pol-sender-account-restricted": 0.95 }, example: "541 This account isn't allowed to send email" },
  { id: "alibaba/recipients", phases: ["rcpt"], codes: [504, 505], text: /the (?:number of rcpt attempts|total of rcpts) is achieved the maximum threshold/i, means: { "quota-recipient-limit": 0.9 }, example: "505 the total of RCPTs is achieved the maximum threshold" },
  { id: "alibaba/content-length", phases: ["data"], codes: [510], text: /the length of (?:data content|attach) is achieved the maximum threshold/i, means: { "pol-message-size": 0.95 }, example: "510 The length of DATA content is achieved the maximum threshold" },
  { id: "alibaba/attachments", phases: ["data"], codes: [510], text: /the number of attachments is achieved the maximum/i, means: { "pol-attachment-blocked": 0.7, "pol-message-size": 0.2 }, example: "510 The number of attachments is achieved the maximum threshold" },
  { id: "alibaba/behaviour-spam", phases: transaction, codes: [554, 454], text: /reject by behaviour spam/i, means: { "quota-rate-throttle": 0.4, "pol-sender-account-restricted": 0.3, "rep-ip-receiver-block": 0.25 }, example: "554 Reject by behaviour spam at Rcpt State(Connection IP address:203.0.113.4)" },
  { id: "alibaba/content-spam", phases: ["data", "after"], codes: [554], text: /reject by content spam/i, means: { "pol-content-spam": 0.95 }, example: "554 Reject by content spam at Data State(Connection IP address:203.0.113.4)" },
]);

const sina = rulesOf({ provider: "sina", source: "https://blog.sina.com.cn/s/blog_8dc13ec50101fxxr.html", lastReviewed: reviewed }, [
  { id: "sina/auth-error", phases: ["login"], codes: [551, 535], text: /^auth error/i, means: { "auth-bad-password": 0.4, "auth-app-password-required": 0.3, "auth-protocol-access-disabled": 0.2 }, example: "551 auth error." },
  { id: "sina/auth-temporary", phases: ["login"], codes: [451], text: /^auth error|domain auth support error/i, means: { "srv-auth-backend-down": 0.6, "prov-outage": 0.3 }, example: "451 auth error." },
  { id: "sina/auth-mode", phases: ["login"], codes: [451], text: /auth mode unsupported/i, means: { "auth-mechanism-mismatch": 0.95 }, example: "451 auth mode unsupported." },
  { id: "sina/recipients", phases: ["rcpt"], codes: [451], text: /out of allow rcpt numbers/i, means: { "quota-recipient-limit": 0.95 }, example: "451 out of allow RCPT numbers." },
  { id: "sina/locked", phases: ["rcpt", "mail"], codes: [550], text: /user is locked/i, means: { "pol-sender-account-restricted": 0.8 }, example: "550 user is locked." },
  { id: "sina/black-ip", phases: untilAccepted, codes: [550], text: /^black ip/i, means: { "rep-ip-receiver-block": 0.93 }, example: "550 black ip." },
  { id: "sina/sender-refused", phases: ["mail"], codes: [553], text: /host denies the sender/i, means: { "pol-sender-not-owned": 0.6, "rep-ip-receiver-block": 0.3 }, example: "553 host denies the sender." },
  { id: "sina/local-needs-auth", phases: ["mail", "rcpt"], codes: [553], text: /relay check local fail/i, means: { "cfg-auth-not-enabled-in-client": 0.93 }, example: "553 relay check local fail." },
  { id: "sina/relay", phases: ["rcpt"], codes: [553], text: /host denies relay|relay check domain fail/i, means: { "cfg-auth-not-enabled-in-client": 0.7, "pol-relay-denied-source": 0.2 }, example: "553 host denies relay." },
  { id: "sina/spam", phases: ["data", "after"], codes: [552], text: /message rejected by anti-spam engine/i, means: { "pol-content-spam": 0.93 }, example: "552 message rejected by anti-spam engine." },
  { id: "sina/sender-mismatch", phases: ["mail", "data"], codes: [554], text: /^mail address invalid|^sender is unvalidated/i, means: { "pol-sender-not-owned": 0.9 }, example: "554 mail address invalid." },
  { id: "sina/rbl", phases: untilAccepted, codes: [554], text: /rbl deny/i, means: { "rep-dnsbl-listed": 0.93 }, example: "554 rbl deny." },
  { id: "sina/helo", phases: ["hello", "mail"], codes: [555], text: /helohost error/i, means: { "cfg-helo-invalid": 0.95 }, example: "555 helohost error." },
  { id: "sina/ip-and-sender", phases: ["mail"], codes: [556], text: /remote ip check error/i, means: { "dns-spf-dkim-missing": 0.7, "net-wrong-source-ip": 0.2 }, example: "556 remote ip check error." },
]);

const naver = rulesOf({ provider: "naver", source: "https://help.naver.com/service/30029/contents/21344", lastReviewed: reviewed }, [
  { id: "naver/password-not-accepted", phases: ["login"], codes: [535], text: /username and password not accepted/i, means: { "auth-protocol-access-disabled": 0.5, "auth-app-password-required": 0.35, "auth-bad-password": 0.1 }, example: "535 5.7.1 Username and Password not accepted b1QW4G9RQpGnTqz - nsmtp" },
]);

export const rules = [...netease, ...qq, ...alibaba, ...sina, ...naver];

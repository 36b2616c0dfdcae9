namespace Simulator.LoadDriver;

/// <summary>The mapping for the reference service.</summary>
internal static class ReferenceMapping
{
    public const string Text =
        """
        // How the load driver speaks to a gateway. Placeholders in braces are filled in for each call; a text that is nothing but one
        // becomes a number, a truth value or a list where the value is one ({confidence:text} sends it as text all the same).
        {
          "version": 1,
          "name": "reference service",
          "headers": { "Authorization": "Bearer {token}" }, // left out when no token was given

          // A recommendation enters. {run} is different in every run: the same request twice in one run is a repetition, not in two.
          "submit": {
            "method": "POST",
            "path": "/v1/requests",
            "headers": { "Idempotency-Key": "{run}-{node}" },
            "body": {
              "class": "{class}",
              "service": "{service}",
              "digest": "{digest}",
              "confidence": "{confidence}",
              "runOwner": "{runOwner}",
              "reversible": "{reversible}",
              "flags": "{flags}",
              "impact": "{impact}",
              "origin": "{origin}"
              // "node": "{node}" gives it the simulator's own name; a second run against the same service would then be refused
            },
            "accepted": [202],
            "id": "$.id",
            "state": "$.state"
          },

          // Where a request stands.
          "status": { "method": "GET", "path": "/v1/requests/{id}", "accepted": [200], "state": "$.state" },
          "states": {
            "evaluating": ["submitted", "evaluating"],
            "pending": ["pending", "gated", "waiting"],
            "authorised": ["authorised", "authorized", "issued", "executing"],
            "executed": ["executed", "completed"],
            "denied": ["denied"],
            "rejected": ["rejected", "digest_mismatch"],
            "expired": ["expired"],
            "withdrawn": ["withdrawn"],
            "turnedAway": ["turnedAway", "turned_away"]
          },

          // The requester reports that the action was executed, with the digest of what was.
          "executed": {
            "method": "POST",
            "path": "/v1/requests/{id}/executed",
            "headers": { "Idempotency-Key": "{run}-{id}-executed" },
            "body": { "digest": "{digest}" }
          },

          // What waits for people, and how they decide.
          "tasks": {
            "list": {
              "method": "GET",
              "path": "/v1/tasks?pool={pool}&limit={limit}",
              "accepted": [200],
              "items": "$.tasks",
              "id": "$.id",
              "request": "$.request",
              "role": "$.role"
            },
            "claim": {
              "method": "POST",
              "path": "/v1/tasks/{task}/claim",
              "headers": { "Idempotency-Key": "{run}-{task}-claim-{reviewer}" }
            },
            "decision": {
              "method": "POST",
              "path": "/v1/tasks/{task}/decision",
              "headers": { "Idempotency-Key": "{run}-{task}-decision-{reviewer}" },
              "body": { "verdict": "{verdict}", "reason": "{reason}", "reasonCode": "{reasonCode}", "digest": "{digest}" },
              "verdicts": { "approve": "approve", "reject": "reject" }
            }
          },

          // Server-sent events wake the approvers at once; without them they look at intervals.
          "events": { "method": "GET", "path": "/v1/events", "request": "$.request" },

          // The audit trail, fetched when the run is over and kept as audit.jsonl.
          "trail": { "method": "GET", "path": "/v1/trail" }
        }
        """;
}

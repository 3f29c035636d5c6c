using Microsoft.Extensions.Logging;

namespace LiveView.Media.Ingest;

/// <summary>By what a pusher is known: a stream key or passphrase, read from its file for each visit and kept no longer than that.</summary>
internal static class PushSecret
{
    /// <returns>The secret; null when there is none to be read, or it has another length. The log says which.</returns>
    public static string? Read(IngestAssignment assignment, int least, int most, ILogger logger)
    {
        try
        {
            var secret = assignment.Credentials?.ReadPassword() ?? "";
            if (secret.Length >= least && secret.Length <= most && !secret.Any(char.IsControl))
            {
                return secret;
            }

            IngestLog.PasswordUnreadable(logger, $"{assignment.Feed}", $"it has to have {least} to {most} characters, none of them a control character.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IngestLog.PasswordUnreadable(logger, $"{assignment.Feed}", e.Message);
        }

        return null;
    }
}

namespace LiveView.Api.Gate;

/// <summary>The end of an answer whose right ended on the way.</summary>
internal static class CutAnswer
{
    /// <param name="http">Whose answer it is.</param>
    /// <param name="why">What is answered when nothing has left yet.</param>
    public static IResult Of(HttpContext http, IResult why)
    {
        if (!http.Response.HasStarted)
        {
            return why;
        }

        // Whoever was sent a part must not take it for the whole.
        http.Abort();
        return TypedResults.Empty;
    }
}

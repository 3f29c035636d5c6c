namespace LiveView.Grains.Figures;

/// <summary>Stored state of the figures: counts up to a position, and what is needed to go on from there.</summary>
internal sealed class FiguresState
{
    public long Position { get; set; }

    public int Raised { get; set; }

    public int Forwarded { get; set; }

    public int Dismissed { get; set; }

    public int Accepted { get; set; }

    public int Closed { get; set; }

    public List<double> AlarmToForwardSeconds { get; set; } = [];

    public Dictionary<string, OpenIncident> Open { get; set; } = [];

    /// <summary>An incident that has not ended: when it was raised and what has been counted of it.</summary>
    internal sealed class OpenIncident
    {
        public DateTimeOffset RaisedAt { get; set; }

        public bool Forwarded { get; set; }

        public bool Accepted { get; set; }
    }
}

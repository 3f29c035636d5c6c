namespace LiveView.Media.Recording.Segments;

/// <summary>What a record of a segment holds. Numbers stand in files and never change meaning.</summary>
public enum RecordKind : byte
{
    /// <summary>An init segment (ftyp, moov): the fragments after it belong to it.</summary>
    Init = 1,

    /// <summary>One frame (moof, mdat), as it came from the camera.</summary>
    Fragment = 2,

    /// <summary>Pictures are missing here; the body says why: see <see cref="GapCause"/>.</summary>
    Gap = 3,

    /// <summary>The headers of all records before it: the last record of a segment that was closed.</summary>
    Index = 4,
}

namespace LiveView.Media.Rtsp;

/// <summary>Takes the sound of one session, in its order.</summary>
internal interface ICodedSoundReceiver
{
    /// <summary>One whole piece.</summary>
    void OnSound(in CodedSound sound);
}
